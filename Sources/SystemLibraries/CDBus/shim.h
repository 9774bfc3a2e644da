// What is used of libdbus 1, whose binary interface has not changed since 2006. Its own headers lie in two places that
// differ by machine and distribution, so they are not included; Tests/CDBus holds these types against them.
#pragma once

#include <stdint.h>

typedef struct DBusConnection DBusConnection;
typedef struct DBusMessage DBusMessage;
typedef struct DBusError DBusError;
typedef struct DBusMessageIter DBusMessageIter;
typedef uint32_t dbus_bool_t;

// Bytes that hold a DBusMessageIter, and more.
enum { CAMELWALK_DBUS_ITERATOR_SIZE = 128 };

// The functions' types, by their names without "dbus_".
typedef dbus_bool_t (*dbus_threads_init_default_function)(void);
typedef DBusConnection *(*dbus_connection_open_private_function)(const char *address, DBusError *error);
typedef void (*dbus_connection_set_exit_on_disconnect_function)(DBusConnection *connection, dbus_bool_t exits);
typedef dbus_bool_t (*dbus_bus_register_function)(DBusConnection *connection, DBusError *error);
typedef const char *(*dbus_bus_get_unique_name_function)(DBusConnection *connection);
typedef dbus_bool_t (*dbus_connection_get_unix_fd_function)(DBusConnection *connection, int *descriptor);
typedef dbus_bool_t (*dbus_connection_send_function)(
    DBusConnection *connection, DBusMessage *message, uint32_t *serial);
typedef dbus_bool_t (*dbus_connection_read_write_function)(DBusConnection *connection, int milliseconds);
typedef DBusMessage *(*dbus_connection_pop_message_function)(DBusConnection *connection);
typedef dbus_bool_t (*dbus_connection_get_is_connected_function)(DBusConnection *connection);
typedef DBusMessage *(*dbus_connection_send_with_reply_and_block_function)(
    DBusConnection *connection, DBusMessage *message, int milliseconds, DBusError *error);
typedef void (*dbus_connection_close_function)(DBusConnection *connection);
typedef void (*dbus_connection_unref_function)(DBusConnection *connection);
typedef DBusMessage *(*dbus_message_new_method_call_function)(
    const char *destination, const char *path, const char *interface, const char *method);
typedef DBusMessage *(*dbus_message_new_method_return_function)(DBusMessage *call);
typedef const char *(*dbus_message_get_sender_function)(DBusMessage *message);
typedef const char *(*dbus_message_get_member_function)(DBusMessage *message);
typedef void (*dbus_message_set_auto_start_function)(DBusMessage *message, dbus_bool_t starts);
typedef void (*dbus_message_unref_function)(DBusMessage *message);
typedef void (*dbus_message_iter_init_append_function)(DBusMessage *message, DBusMessageIter *iterator);
typedef dbus_bool_t (*dbus_message_iter_open_container_function)(
    DBusMessageIter *iterator, int type, const char *signature, DBusMessageIter *inner);
typedef dbus_bool_t (*dbus_message_iter_append_basic_function)(
    DBusMessageIter *iterator, int type, const void *value);
typedef dbus_bool_t (*dbus_message_iter_close_container_function)(
    DBusMessageIter *iterator, DBusMessageIter *inner);
typedef dbus_bool_t (*dbus_message_iter_init_function)(DBusMessage *message, DBusMessageIter *iterator);
typedef int (*dbus_message_iter_get_arg_type_function)(DBusMessageIter *iterator);
typedef void (*dbus_message_iter_recurse_function)(DBusMessageIter *iterator, DBusMessageIter *inner);
typedef dbus_bool_t (*dbus_message_iter_next_function)(DBusMessageIter *iterator);
typedef void (*dbus_message_iter_get_basic_function)(DBusMessageIter *iterator, void *value);
