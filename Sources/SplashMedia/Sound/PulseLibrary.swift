internal import CPulse
internal import POSIX

/// libpulse, loaded if there is one.
struct PulseLibrary {
    /// pa_mainloop_new.
    let makeLoop: camelwalk_pa_mainloop_new
    /// pa_mainloop_get_api.
    let interface: camelwalk_pa_mainloop_get_api
    /// pa_mainloop_iterate.
    let iterate: camelwalk_pa_mainloop_iterate
    /// pa_mainloop_free.
    let freeLoop: camelwalk_pa_mainloop_free
    /// pa_context_new.
    let makeContext: camelwalk_pa_context_new
    /// pa_context_connect.
    let connect: camelwalk_pa_context_connect
    /// pa_context_get_state.
    let state: camelwalk_pa_context_get_state
    /// pa_context_get_server_info.
    let serverInfo: camelwalk_pa_context_get_server_info
    /// pa_context_disconnect.
    let disconnect: camelwalk_pa_context_disconnect
    /// pa_context_unref.
    let unreferenceContext: camelwalk_pa_context_unref
    /// pa_operation_unref.
    let unreference: camelwalk_pa_operation_unref

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libpulse.so.0")
        makeLoop = try library.function(camelwalk_find_pa_mainloop_new)
        interface = try library.function(camelwalk_find_pa_mainloop_get_api)
        iterate = try library.function(camelwalk_find_pa_mainloop_iterate)
        freeLoop = try library.function(camelwalk_find_pa_mainloop_free)
        makeContext = try library.function(camelwalk_find_pa_context_new)
        connect = try library.function(camelwalk_find_pa_context_connect)
        state = try library.function(camelwalk_find_pa_context_get_state)
        serverInfo = try library.function(camelwalk_find_pa_context_get_server_info)
        disconnect = try library.function(camelwalk_find_pa_context_disconnect)
        unreferenceContext = try library.function(camelwalk_find_pa_context_unref)
        unreference = try library.function(camelwalk_find_pa_operation_unref)
    }
}
