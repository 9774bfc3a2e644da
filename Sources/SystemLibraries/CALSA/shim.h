#include <alsa/asoundlib.h>

#include "../late_function.h"

CAMELWALK_LATE(snd_seq_open)
CAMELWALK_LATE(snd_seq_set_client_name)
CAMELWALK_LATE(snd_seq_create_simple_port)
CAMELWALK_LATE(snd_seq_parse_address)
CAMELWALK_LATE(snd_seq_connect_to)
CAMELWALK_LATE(snd_seq_poll_descriptors)
CAMELWALK_LATE(snd_strerror)
CAMELWALK_LATE(snd_midi_event_new)
CAMELWALK_LATE(snd_midi_event_no_status)
CAMELWALK_LATE(snd_midi_event_encode)

// The macros of the library's header, which Swift cannot see: from this port of the client that writes it, to everybody
// who is connected to that, at once.
static inline void camelwalk_address_event(snd_seq_event_t *event, int port) {
    snd_seq_ev_set_source(event, (unsigned char)port);
    snd_seq_ev_set_subs(event);
    snd_seq_ev_set_direct(event);
}

// What follows an event in a write to the sequencer; nothing for most events.
static inline size_t camelwalk_event_data(const snd_seq_event_t *event, const void **data) {
    if (!snd_seq_ev_is_variable(event)) return 0;
    *data = event->data.ext.ptr;
    return event->data.ext.len;
}
