internal import CDBus
internal import POSIX

/// libdbus, opened when something is asked on a bus. Errors are told by return values only: where a function takes a
/// DBusError, nil is given.
struct DBusLibrary: Sendable {
    let open: camelwalk_dbus_connection_open_private
    let setExitOnDisconnect: camelwalk_dbus_connection_set_exit_on_disconnect
    let setUniqueName: camelwalk_dbus_bus_set_unique_name
    let uniqueName: camelwalk_dbus_bus_get_unique_name
    let descriptor: camelwalk_dbus_connection_get_unix_fd
    let send: camelwalk_dbus_connection_send
    let readAndWrite: camelwalk_dbus_connection_read_write
    let takeMessage: camelwalk_dbus_connection_pop_message
    let isConnected: camelwalk_dbus_connection_get_is_connected
    let close: camelwalk_dbus_connection_close
    let releaseConnection: camelwalk_dbus_connection_unref
    let newMethodCall: camelwalk_dbus_message_new_method_call
    let newMethodReturn: camelwalk_dbus_message_new_method_return
    let replySerial: camelwalk_dbus_message_get_reply_serial
    let messageType: camelwalk_dbus_message_get_type
    let sender: camelwalk_dbus_message_get_sender
    let member: camelwalk_dbus_message_get_member
    let setAutoStart: camelwalk_dbus_message_set_auto_start
    let setNoReply: camelwalk_dbus_message_set_no_reply
    let releaseMessage: camelwalk_dbus_message_unref
    let beginAppending: camelwalk_dbus_message_iter_init_append
    let openContainer: camelwalk_dbus_message_iter_open_container
    let append: camelwalk_dbus_message_iter_append_basic
    let closeContainer: camelwalk_dbus_message_iter_close_container
    let beginReading: camelwalk_dbus_message_iter_init
    let type: camelwalk_dbus_message_iter_get_arg_type
    let recurse: camelwalk_dbus_message_iter_recurse
    let next: camelwalk_dbus_message_iter_next
    let value: camelwalk_dbus_message_iter_get_basic

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libdbus-1.so.3")
        open = try library.function(camelwalk_find_dbus_connection_open_private)
        setExitOnDisconnect = try library.function(camelwalk_find_dbus_connection_set_exit_on_disconnect)
        setUniqueName = try library.function(camelwalk_find_dbus_bus_set_unique_name)
        uniqueName = try library.function(camelwalk_find_dbus_bus_get_unique_name)
        descriptor = try library.function(camelwalk_find_dbus_connection_get_unix_fd)
        send = try library.function(camelwalk_find_dbus_connection_send)
        readAndWrite = try library.function(camelwalk_find_dbus_connection_read_write)
        takeMessage = try library.function(camelwalk_find_dbus_connection_pop_message)
        isConnected = try library.function(camelwalk_find_dbus_connection_get_is_connected)
        close = try library.function(camelwalk_find_dbus_connection_close)
        releaseConnection = try library.function(camelwalk_find_dbus_connection_unref)
        newMethodCall = try library.function(camelwalk_find_dbus_message_new_method_call)
        newMethodReturn = try library.function(camelwalk_find_dbus_message_new_method_return)
        replySerial = try library.function(camelwalk_find_dbus_message_get_reply_serial)
        messageType = try library.function(camelwalk_find_dbus_message_get_type)
        sender = try library.function(camelwalk_find_dbus_message_get_sender)
        member = try library.function(camelwalk_find_dbus_message_get_member)
        setAutoStart = try library.function(camelwalk_find_dbus_message_set_auto_start)
        setNoReply = try library.function(camelwalk_find_dbus_message_set_no_reply)
        releaseMessage = try library.function(camelwalk_find_dbus_message_unref)
        beginAppending = try library.function(camelwalk_find_dbus_message_iter_init_append)
        openContainer = try library.function(camelwalk_find_dbus_message_iter_open_container)
        append = try library.function(camelwalk_find_dbus_message_iter_append_basic)
        closeContainer = try library.function(camelwalk_find_dbus_message_iter_close_container)
        beginReading = try library.function(camelwalk_find_dbus_message_iter_init)
        type = try library.function(camelwalk_find_dbus_message_iter_get_arg_type)
        recurse = try library.function(camelwalk_find_dbus_message_iter_recurse)
        next = try library.function(camelwalk_find_dbus_message_iter_next)
        value = try library.function(camelwalk_find_dbus_message_iter_get_basic)
        let initializeThreads = try library.function(camelwalk_find_dbus_threads_init_default)
        _ = initializeThreads()
    }
}
