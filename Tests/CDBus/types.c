// Compiles if the declarations in Sources/SystemLibraries/CDBus are those of libdbus's own headers: one that differs is in conflict.
#include <dbus/dbus.h>

#include "../../Sources/SystemLibraries/CDBus/shim.h"

_Static_assert(sizeof(DBusMessageIter) <= CAMELWALK_DBUS_ITERATOR_SIZE, "iterators fit");
_Static_assert(DBUS_TYPE_ARRAY == 'a' && DBUS_TYPE_DICT_ENTRY == 'e' && DBUS_TYPE_VARIANT == 'v', "containers");
_Static_assert(DBUS_MESSAGE_TYPE_ERROR == CAMELWALK_DBUS_ERROR, "messages");
_Static_assert(DBUS_TYPE_STRING == 's' && DBUS_TYPE_UINT32 == 'u' && DBUS_TYPE_INT32 == 'i' && DBUS_TYPE_BOOLEAN == 'b', "values");
