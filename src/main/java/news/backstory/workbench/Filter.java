package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes of one line of JSON another. Called by several threads at a time. */
@FunctionalInterface
interface Filter {

    JsonNode apply(JsonNode line) throws BadLine;
}
