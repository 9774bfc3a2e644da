internal import CDBus
internal import CamelSDL

/// libdbus, opened when something is asked on a bus. Errors are told by return values only: where a function takes a
/// DBusError, nil is given.
struct DBusLibrary: Sendable {
    let open: dbus_connection_open_private_function
    let setExitOnDisconnect: dbus_connection_set_exit_on_disconnect_function
    let register: dbus_bus_register_function
    let uniqueName: dbus_bus_get_unique_name_function
    let descriptor: dbus_connection_get_unix_fd_function
    let send: dbus_connection_send_function
    let readAndWrite: dbus_connection_read_write_function
    let takeMessage: dbus_connection_pop_message_function
    let isConnected: dbus_connection_get_is_connected_function
    let sendAndWait: dbus_connection_send_with_reply_and_block_function
    let close: dbus_connection_close_function
    let releaseConnection: dbus_connection_unref_function
    let newMethodCall: dbus_message_new_method_call_function
    let newMethodReturn: dbus_message_new_method_return_function
    let sender: dbus_message_get_sender_function
    let member: dbus_message_get_member_function
    let setAutoStart: dbus_message_set_auto_start_function
    let releaseMessage: dbus_message_unref_function
    let beginAppending: dbus_message_iter_init_append_function
    let openContainer: dbus_message_iter_open_container_function
    let append: dbus_message_iter_append_basic_function
    let closeContainer: dbus_message_iter_close_container_function
    let beginReading: dbus_message_iter_init_function
    let type: dbus_message_iter_get_arg_type_function
    let recurse: dbus_message_iter_recurse_function
    let next: dbus_message_iter_next_function
    let value: dbus_message_iter_get_basic_function

    init() throws(SDLError) {
        let library = try DynamicLibrary("libdbus-1.so.3")
        func function<Function>(_ name: String) throws(SDLError) -> Function {
            try library.function("dbus_" + name, as: Function.self)
        }
        open = try function("connection_open_private")
        setExitOnDisconnect = try function("connection_set_exit_on_disconnect")
        register = try function("bus_register")
        uniqueName = try function("bus_get_unique_name")
        descriptor = try function("connection_get_unix_fd")
        send = try function("connection_send")
        readAndWrite = try function("connection_read_write")
        takeMessage = try function("connection_pop_message")
        isConnected = try function("connection_get_is_connected")
        sendAndWait = try function("connection_send_with_reply_and_block")
        close = try function("connection_close")
        releaseConnection = try function("connection_unref")
        newMethodCall = try function("message_new_method_call")
        newMethodReturn = try function("message_new_method_return")
        sender = try function("message_get_sender")
        member = try function("message_get_member")
        setAutoStart = try function("message_set_auto_start")
        releaseMessage = try function("message_unref")
        beginAppending = try function("message_iter_init_append")
        openContainer = try function("message_iter_open_container")
        append = try function("message_iter_append_basic")
        closeContainer = try function("message_iter_close_container")
        beginReading = try function("message_iter_init")
        type = try function("message_iter_get_arg_type")
        recurse = try function("message_iter_recurse")
        next = try function("message_iter_next")
        value = try function("message_iter_get_basic")
        let initializeThreads: dbus_threads_init_default_function = try function("threads_init_default")
        _ = initializeThreads()
    }
}
