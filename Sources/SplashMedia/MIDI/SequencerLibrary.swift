internal import CALSA
internal import POSIX

/// libasound, loaded if music is for ALSA's sequencer.
struct SequencerLibrary {
    /// snd_seq_open.
    let open: camelwalk_snd_seq_open
    /// snd_seq_set_client_name.
    let setClientName: camelwalk_snd_seq_set_client_name
    /// snd_seq_create_simple_port.
    let createPort: camelwalk_snd_seq_create_simple_port
    /// snd_seq_parse_address.
    let parseAddress: camelwalk_snd_seq_parse_address
    /// snd_seq_connect_to.
    let connect: camelwalk_snd_seq_connect_to
    /// snd_seq_poll_descriptors.
    let descriptors: camelwalk_snd_seq_poll_descriptors
    /// snd_strerror.
    let reason: camelwalk_snd_strerror
    /// snd_midi_event_new.
    let makeCoder: camelwalk_snd_midi_event_new
    /// snd_midi_event_no_status.
    let setNoStatus: camelwalk_snd_midi_event_no_status
    /// snd_midi_event_encode.
    let encode: camelwalk_snd_midi_event_encode

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libasound.so.2")
        open = try library.function(camelwalk_find_snd_seq_open)
        setClientName = try library.function(camelwalk_find_snd_seq_set_client_name)
        createPort = try library.function(camelwalk_find_snd_seq_create_simple_port)
        parseAddress = try library.function(camelwalk_find_snd_seq_parse_address)
        connect = try library.function(camelwalk_find_snd_seq_connect_to)
        descriptors = try library.function(camelwalk_find_snd_seq_poll_descriptors)
        reason = try library.function(camelwalk_find_snd_strerror)
        makeCoder = try library.function(camelwalk_find_snd_midi_event_new)
        setNoStatus = try library.function(camelwalk_find_snd_midi_event_no_status)
        encode = try library.function(camelwalk_find_snd_midi_event_encode)
    }
}
