// Compiles where the types in Sources/SystemLibraries/CDBus are those of libdbus's own headers.
#include <dbus/dbus.h>

#include "../../Sources/SystemLibraries/CDBus/shim.h"

_Static_assert(sizeof(DBusMessageIter) <= CAMELWALK_DBUS_ITERATOR_SIZE, "iterators fit");
_Static_assert(DBUS_TYPE_ARRAY == 'a' && DBUS_TYPE_DICT_ENTRY == 'e' && DBUS_TYPE_VARIANT == 'v', "containers");
_Static_assert(DBUS_TYPE_STRING == 's' && DBUS_TYPE_UINT32 == 'u' && DBUS_TYPE_INT32 == 'i' && DBUS_TYPE_BOOLEAN == 'b', "values");

#define SAME(name) name##_function checked_##name = name

SAME(dbus_threads_init_default);
SAME(dbus_connection_open_private);
SAME(dbus_connection_set_exit_on_disconnect);
SAME(dbus_bus_register);
SAME(dbus_bus_get_unique_name);
SAME(dbus_connection_get_unix_fd);
SAME(dbus_connection_send);
SAME(dbus_connection_read_write);
SAME(dbus_connection_pop_message);
SAME(dbus_connection_get_is_connected);
SAME(dbus_connection_send_with_reply_and_block);
SAME(dbus_connection_close);
SAME(dbus_connection_unref);
SAME(dbus_message_new_method_call);
SAME(dbus_message_new_method_return);
SAME(dbus_message_get_sender);
SAME(dbus_message_get_member);
SAME(dbus_message_set_auto_start);
SAME(dbus_message_unref);
SAME(dbus_message_iter_init_append);
SAME(dbus_message_iter_open_container);
SAME(dbus_message_iter_append_basic);
SAME(dbus_message_iter_close_container);
SAME(dbus_message_iter_init);
SAME(dbus_message_iter_get_arg_type);
SAME(dbus_message_iter_recurse);
SAME(dbus_message_iter_next);
SAME(dbus_message_iter_get_basic);
