#ifndef C_LAST_ERROR_H
#define C_LAST_ERROR_H

// The calling thread's last message, zero-terminated. In C, since Swift has no thread-local variables; a message is
// cut to what fits, so that it needs no memory that somebody would have to free when the thread ends.

/// Never null. Valid until the thread's next `last_error_set`.
const char *last_error_get(void);

/// Copies `message`, zero-terminated UTF-8.
void last_error_set(const char *message);

#endif
