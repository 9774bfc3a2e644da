// What is used of libdbus 1, whose binary interface has not changed since 2006. Its own headers lie in two places that
// differ by machine and distribution and that only pkg-config knows, and SwiftPM would take the library to be linked
// from there, too. So they are not included; Tests/CDBus holds these declarations against them.
#pragma once

#include <stdint.h>

#include "../late_function.h"

typedef struct DBusConnection DBusConnection;
typedef struct DBusMessage DBusMessage;
typedef struct DBusError DBusError;
typedef struct DBusMessageIter DBusMessageIter;
typedef uint32_t dbus_bool_t;

// Bytes that hold a DBusMessageIter, and more.
enum { CAMELWALK_DBUS_ITERATOR_SIZE = 128 };

// What dbus_message_get_type says of an answer that tells of an error.
enum { CAMELWALK_DBUS_ERROR = 3 };

dbus_bool_t dbus_threads_init_default(void);
DBusConnection *dbus_connection_open_private(const char *address, DBusError *error);
void dbus_connection_set_exit_on_disconnect(DBusConnection *connection, dbus_bool_t exits);
dbus_bool_t dbus_bus_set_unique_name(DBusConnection *connection, const char *name);
const char *dbus_bus_get_unique_name(DBusConnection *connection);
dbus_bool_t dbus_connection_get_unix_fd(DBusConnection *connection, int *descriptor);
dbus_bool_t dbus_connection_send(DBusConnection *connection, DBusMessage *message, uint32_t *serial);
dbus_bool_t dbus_connection_read_write(DBusConnection *connection, int milliseconds);
DBusMessage *dbus_connection_pop_message(DBusConnection *connection);
dbus_bool_t dbus_connection_get_is_connected(DBusConnection *connection);
void dbus_connection_close(DBusConnection *connection);
void dbus_connection_unref(DBusConnection *connection);
DBusMessage *dbus_message_new_method_call(
    const char *destination, const char *path, const char *interface, const char *method);
DBusMessage *dbus_message_new_method_return(DBusMessage *call);
uint32_t dbus_message_get_reply_serial(DBusMessage *message);
int dbus_message_get_type(DBusMessage *message);
const char *dbus_message_get_sender(DBusMessage *message);
const char *dbus_message_get_member(DBusMessage *message);
void dbus_message_set_auto_start(DBusMessage *message, dbus_bool_t starts);
void dbus_message_set_no_reply(DBusMessage *message, dbus_bool_t needs_none);
void dbus_message_unref(DBusMessage *message);
void dbus_message_iter_init_append(DBusMessage *message, DBusMessageIter *iterator);
dbus_bool_t dbus_message_iter_open_container(
    DBusMessageIter *iterator, int type, const char *signature, DBusMessageIter *inner);
dbus_bool_t dbus_message_iter_append_basic(
    DBusMessageIter *iterator, int type, const void *value);
dbus_bool_t dbus_message_iter_close_container(
    DBusMessageIter *iterator, DBusMessageIter *inner);
dbus_bool_t dbus_message_iter_init(DBusMessage *message, DBusMessageIter *iterator);
int dbus_message_iter_get_arg_type(DBusMessageIter *iterator);
void dbus_message_iter_recurse(DBusMessageIter *iterator, DBusMessageIter *inner);
dbus_bool_t dbus_message_iter_next(DBusMessageIter *iterator);
void dbus_message_iter_get_basic(DBusMessageIter *iterator, void *value);

CAMELWALK_LATE(dbus_threads_init_default)
CAMELWALK_LATE(dbus_connection_open_private)
CAMELWALK_LATE(dbus_connection_set_exit_on_disconnect)
CAMELWALK_LATE(dbus_bus_set_unique_name)
CAMELWALK_LATE(dbus_bus_get_unique_name)
CAMELWALK_LATE(dbus_connection_get_unix_fd)
CAMELWALK_LATE(dbus_connection_send)
CAMELWALK_LATE(dbus_connection_read_write)
CAMELWALK_LATE(dbus_connection_pop_message)
CAMELWALK_LATE(dbus_connection_get_is_connected)
CAMELWALK_LATE(dbus_connection_close)
CAMELWALK_LATE(dbus_connection_unref)
CAMELWALK_LATE(dbus_message_new_method_call)
CAMELWALK_LATE(dbus_message_new_method_return)
CAMELWALK_LATE(dbus_message_get_reply_serial)
CAMELWALK_LATE(dbus_message_get_type)
CAMELWALK_LATE(dbus_message_get_sender)
CAMELWALK_LATE(dbus_message_get_member)
CAMELWALK_LATE(dbus_message_set_auto_start)
CAMELWALK_LATE(dbus_message_set_no_reply)
CAMELWALK_LATE(dbus_message_unref)
CAMELWALK_LATE(dbus_message_iter_init_append)
CAMELWALK_LATE(dbus_message_iter_open_container)
CAMELWALK_LATE(dbus_message_iter_append_basic)
CAMELWALK_LATE(dbus_message_iter_close_container)
CAMELWALK_LATE(dbus_message_iter_init)
CAMELWALK_LATE(dbus_message_iter_get_arg_type)
CAMELWALK_LATE(dbus_message_iter_recurse)
CAMELWALK_LATE(dbus_message_iter_next)
CAMELWALK_LATE(dbus_message_iter_get_basic)
