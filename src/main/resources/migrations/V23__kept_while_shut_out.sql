-- What a resting subscription says of itself is compared, and has new words.
UPDATE subscription SET why = 'Slack does not let me in; what comes is kept' WHERE why = 'Slack does not let me in any more';
