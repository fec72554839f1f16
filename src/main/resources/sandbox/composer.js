'use strict';

// The message box: Enter sends, "/" and "@" suggest. The suggestions are in the page already; here they are only chosen from.

const grow = area => {
  area.style.height = 'auto';
  area.style.height = Math.min(area.scrollHeight, 240) + 'px';
};

const suggestions = area => document.getElementById(area.getAttribute('aria-controls'));

function close(area) {
  suggestions(area).hidden = true;
  area.removeAttribute('aria-activedescendant');
}

/** The piece before the cursor that a suggestion would replace: a command from its start, or the word after an @. */
function started(area) {
  const before = area.value.slice(0, area.selectionStart);
  if (area.selectionEnd !== area.value.length) return '';
  if (/^\/[^\n]*$/.test(before)) return before;
  const mention = before.match(/(^|\s)(@[\p{L}\d]*)$/u);
  return mention ? mention[2] : '';
}

function fits(option, piece) {
  const fill = option.dataset.fill.toLowerCase();
  const typed = piece.toLowerCase();
  return fill.startsWith(typed) && fill.trim() !== typed.trim();
}

/** A command that can be sent as it is, though more could follow: "/news". */
function isWhole(area) {
  const typed = started(area).trim().toLowerCase();
  return [...suggestions(area).children].some(option => option.dataset.fill.trim().toLowerCase() === typed);
}

function choose(area, option) {
  for (const other of suggestions(area).children) other.setAttribute('aria-selected', other === option);
  area.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({block: 'nearest'});
}

function suggest(area) {
  const piece = started(area);
  const list = suggestions(area);
  const shown = [...list.children].filter((option, index) => {
    option.id ||= list.id + '-' + index;
    option.hidden = !piece || !fits(option, piece);
    return !option.hidden;
  });
  if (!shown.length) {
    close(area);
    return;
  }
  list.hidden = false;
  delete list.dataset.steered;
  choose(area, shown[0]);
}

function fill(area, text) {
  area.value = text;
  area.focus();
  area.setSelectionRange(text.length, text.length);
  grow(area);
}

function accept(area, option) {
  const piece = started(area);
  fill(area, area.value.slice(0, area.value.length - piece.length) + option.dataset.fill);
  if (option.dataset.fill.endsWith(' ')) suggest(area);
  else close(area);
}

function steerList(event, area, list) {
  const shown = [...list.children].filter(option => !option.hidden);
  const at = shown.findIndex(option => option.getAttribute('aria-selected') === 'true');
  const steer = by => {
    list.dataset.steered = 'true';
    choose(area, shown[(at + by) % shown.length]);
  };
  switch (event.key) {
    case 'ArrowDown': steer(1); break;
    case 'ArrowUp': steer(shown.length - 1); break;
    case 'Tab': accept(area, shown[at]); break;
    case 'Escape': close(area); break;
    case 'Enter':
      if (event.shiftKey || isWhole(area) && !list.dataset.steered) return false;
      accept(area, shown[at]);
      break;
    default: return false;
  }
  event.preventDefault();
  return true;
}

document.addEventListener('keydown', event => {
  const area = event.target;
  if (!area.matches('.composer textarea') || event.isComposing) return;
  const list = suggestions(area);
  if (!list.hidden && steerList(event, area, list)) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    if (area.value.trim()) area.form.requestSubmit();
  }
});

document.addEventListener('input', event => {
  if (!event.target.matches('.composer textarea')) return;
  grow(event.target);
  suggest(event.target);
});

document.addEventListener('focusout', event => {
  if (event.target.matches('.composer textarea')) close(event.target);
});

// Before the text field would lose the focus.
document.addEventListener('mousedown', event => {
  const option = event.target.closest('.hints [role="option"]');
  if (!option) return;
  event.preventDefault();
  accept(option.closest('form').querySelector('textarea'), option);
});

document.addEventListener('click', event => {
  const button = event.target.closest('button[data-fill]');
  const area = document.getElementById('composer');
  if (button && area) fill(area, button.dataset.fill);
});

document.addEventListener('htmx:beforeRequest', event => {
  const form = event.detail.elt;
  if (form.matches('.composer') && !form.querySelector('textarea').value.trim()) event.preventDefault();
});

document.addEventListener('htmx:afterRequest', event => {
  const form = event.detail.elt;
  if (!form.matches('.composer') || !event.detail.successful) return;
  const area = form.querySelector('textarea');
  area.value = '';
  grow(area);
  close(area);
  const box = form.parentElement.querySelector('.scroll');
  box.scrollTop = box.scrollHeight;
});
