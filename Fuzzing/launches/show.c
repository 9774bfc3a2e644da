// Writes how many words it has, then the words and its environment, each with a zero behind it.
#include <stdio.h>
#include <string.h>

extern char **environ;

int main(int count, char **words) {
    printf("%d\n", count);
    for (int index = 0; index < count; index++) {
        fwrite(words[index], 1, strlen(words[index]) + 1, stdout);
    }
    for (char **variable = environ; *variable != NULL; variable++) {
        fwrite(*variable, 1, strlen(*variable) + 1, stdout);
    }
    return 42;
}
