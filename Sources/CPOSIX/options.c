#include "CPOSIX.h"

void camelwalk_begin_options(void) {
    // The caller has messages of its own.
    opterr = 0;
    // In glibc this starts again, at the word after the program's name.
    optind = 0;
}

struct camelwalk_option_word camelwalk_next_option(
    int count, char *const words[], const struct option options[]) {
    struct camelwalk_option_word word = {.position = optind == 0 ? 1 : optind};
    // With + the options end at the first word that is not one, and : tells a missing value from an unknown option.
    word.code = getopt_long(count, words, "+:h", options, NULL);
    word.next = optind;
    if (word.code == '?' || word.code == ':') {
        word.option = optopt;
    } else if (word.code != -1 && optarg != NULL) {
        word.value = optarg;
        word.is_value_separate = optarg == words[optind - 1];
    }
    return word;
}
