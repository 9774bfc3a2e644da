// FUNCTION(result, failure, name, parameters, arguments): every function of libxcb that is called, and what it returns where
// there is no libxcb. libxcb's headers hold the types against their own.
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, change_property,
         (xcb_connection_t *connection, uint8_t mode, xcb_window_t window, xcb_atom_t property, xcb_atom_t type,
          uint8_t format, uint32_t count, const void *data),
         (connection, mode, window, property, type, format, count, data))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, change_window_attributes,
         (xcb_connection_t *connection, xcb_window_t window, uint32_t mask, const void *values),
         (connection, window, mask, values))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, clear_area,
         (xcb_connection_t *connection, uint8_t exposures, xcb_window_t window, int16_t x, int16_t y, uint16_t width,
          uint16_t height),
         (connection, exposures, window, x, y, width, height))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, configure_window,
         (xcb_connection_t *connection, xcb_window_t window, uint16_t mask, const void *values),
         (connection, window, mask, values))
FUNCTION(int, XCB_CONN_ERROR, connection_has_error, (xcb_connection_t *connection), (connection))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, create_colormap,
         (xcb_connection_t *connection, uint8_t alloc, xcb_colormap_t colormap, xcb_window_t window,
          xcb_visualid_t visual),
         (connection, alloc, colormap, window, visual))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, create_gc,
         (xcb_connection_t *connection, xcb_gcontext_t context, xcb_drawable_t drawable, uint32_t mask,
          const void *values),
         (connection, context, drawable, mask, values))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, create_pixmap,
         (xcb_connection_t *connection, uint8_t depth, xcb_pixmap_t pixmap, xcb_drawable_t drawable, uint16_t width,
          uint16_t height),
         (connection, depth, pixmap, drawable, width, height))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, create_window,
         (xcb_connection_t *connection, uint8_t depth, xcb_window_t window, xcb_window_t parent, int16_t x, int16_t y,
          uint16_t width, uint16_t height, uint16_t border_width, uint16_t kind, xcb_visualid_t visual, uint32_t mask,
          const void *values),
         (connection, depth, window, parent, x, y, width, height, border_width, kind, visual, mask, values))
FUNCTION(void, (void)0, depth_next, (xcb_depth_iterator_t *iterator), (iterator))
FUNCTION(xcb_visualtype_iterator_t, (xcb_visualtype_iterator_t){0}, depth_visuals_iterator,
         (const xcb_depth_t *reply), (reply))
FUNCTION(void, (void)0, discard_reply, (xcb_connection_t *connection, unsigned int sequence), (connection, sequence))
FUNCTION(void, (void)0, disconnect, (xcb_connection_t *connection), (connection))
FUNCTION(int, 0, flush, (xcb_connection_t *connection), (connection))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, free_pixmap,
         (xcb_connection_t *connection, xcb_pixmap_t pixmap), (connection, pixmap))
FUNCTION(uint32_t, 0, generate_id, (xcb_connection_t *connection), (connection))
FUNCTION(const xcb_query_extension_reply_t *, NULL, get_extension_data,
         (xcb_connection_t *connection, xcb_extension_t *extension), (connection, extension))
FUNCTION(int, -1, get_file_descriptor, (xcb_connection_t *connection), (connection))
FUNCTION(xcb_get_geometry_cookie_t, (xcb_get_geometry_cookie_t){0}, get_geometry,
         (xcb_connection_t *connection, xcb_drawable_t drawable), (connection, drawable))
FUNCTION(xcb_get_geometry_reply_t *, NULL, get_geometry_reply,
         (xcb_connection_t *connection, xcb_get_geometry_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_get_input_focus_cookie_t, (xcb_get_input_focus_cookie_t){0}, get_input_focus,
         (xcb_connection_t *connection), (connection))
FUNCTION(xcb_get_input_focus_reply_t *, NULL, get_input_focus_reply,
         (xcb_connection_t *connection, xcb_get_input_focus_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_get_keyboard_mapping_cookie_t, (xcb_get_keyboard_mapping_cookie_t){0}, get_keyboard_mapping,
         (xcb_connection_t *connection, xcb_keycode_t first_keycode, uint8_t count), (connection, first_keycode, count))
FUNCTION(xcb_keysym_t *, NULL, get_keyboard_mapping_keysyms, (const xcb_get_keyboard_mapping_reply_t *reply), (reply))
FUNCTION(xcb_get_keyboard_mapping_reply_t *, NULL, get_keyboard_mapping_reply,
         (xcb_connection_t *connection, xcb_get_keyboard_mapping_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_get_property_cookie_t, (xcb_get_property_cookie_t){0}, get_property,
         (xcb_connection_t *connection, uint8_t deletes, xcb_window_t window, xcb_atom_t property, xcb_atom_t type,
          uint32_t offset, uint32_t length),
         (connection, deletes, window, property, type, offset, length))
FUNCTION(xcb_get_property_reply_t *, NULL, get_property_reply,
         (xcb_connection_t *connection, xcb_get_property_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(void *, NULL, get_property_value, (const xcb_get_property_reply_t *reply), (reply))
FUNCTION(int, 0, get_property_value_length, (const xcb_get_property_reply_t *reply), (reply))
FUNCTION(xcb_get_selection_owner_cookie_t, (xcb_get_selection_owner_cookie_t){0}, get_selection_owner,
         (xcb_connection_t *connection, xcb_atom_t selection), (connection, selection))
FUNCTION(xcb_get_selection_owner_reply_t *, NULL, get_selection_owner_reply,
         (xcb_connection_t *connection, xcb_get_selection_owner_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(const xcb_setup_t *, NULL, get_setup, (xcb_connection_t *connection), (connection))
FUNCTION(xcb_get_window_attributes_cookie_t, (xcb_get_window_attributes_cookie_t){0}, get_window_attributes,
         (xcb_connection_t *connection, xcb_window_t window), (connection, window))
FUNCTION(xcb_get_window_attributes_reply_t *, NULL, get_window_attributes_reply,
         (xcb_connection_t *connection, xcb_get_window_attributes_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_intern_atom_cookie_t, (xcb_intern_atom_cookie_t){0}, intern_atom,
         (xcb_connection_t *connection, uint8_t only_if_there, uint16_t length, const char *name),
         (connection, only_if_there, length, name))
FUNCTION(xcb_intern_atom_reply_t *, NULL, intern_atom_reply,
         (xcb_connection_t *connection, xcb_intern_atom_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, map_window,
         (xcb_connection_t *connection, xcb_window_t window), (connection, window))
FUNCTION(xcb_generic_event_t *, NULL, poll_for_event, (xcb_connection_t *connection), (connection))
FUNCTION(int, 0, poll_for_reply,
         (xcb_connection_t *connection, unsigned int request, void **reply, xcb_generic_error_t **error),
         (connection, request, reply, error))
FUNCTION(void, (void)0, prefetch_extension_data,
         (xcb_connection_t *connection, xcb_extension_t *extension), (connection, extension))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, put_image,
         (xcb_connection_t *connection, uint8_t format, xcb_drawable_t drawable, xcb_gcontext_t context, uint16_t width,
          uint16_t height, int16_t x, int16_t y, uint8_t left_pad, uint8_t depth, uint32_t count, const uint8_t *data),
         (connection, format, drawable, context, width, height, x, y, left_pad, depth, count, data))
FUNCTION(xcb_query_extension_cookie_t, (xcb_query_extension_cookie_t){0}, query_extension,
         (xcb_connection_t *connection, uint16_t length, const char *name), (connection, length, name))
FUNCTION(xcb_query_extension_reply_t *, NULL, query_extension_reply,
         (xcb_connection_t *connection, xcb_query_extension_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_query_pointer_cookie_t, (xcb_query_pointer_cookie_t){0}, query_pointer,
         (xcb_connection_t *connection, xcb_window_t window), (connection, window))
FUNCTION(xcb_query_pointer_reply_t *, NULL, query_pointer_reply,
         (xcb_connection_t *connection, xcb_query_pointer_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_query_tree_cookie_t, (xcb_query_tree_cookie_t){0}, query_tree,
         (xcb_connection_t *connection, xcb_window_t window), (connection, window))
FUNCTION(xcb_window_t *, NULL, query_tree_children, (const xcb_query_tree_reply_t *reply), (reply))
FUNCTION(xcb_query_tree_reply_t *, NULL, query_tree_reply,
         (xcb_connection_t *connection, xcb_query_tree_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_generic_error_t *, NULL, request_check,
         (xcb_connection_t *connection, xcb_void_cookie_t cookie), (connection, cookie))
FUNCTION(xcb_depth_iterator_t, (xcb_depth_iterator_t){0}, screen_allowed_depths_iterator,
         (const xcb_screen_t *reply), (reply))
FUNCTION(void, (void)0, screen_next, (xcb_screen_iterator_t *iterator), (iterator))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, send_event,
         (xcb_connection_t *connection, uint8_t propagate, xcb_window_t destination, uint32_t event_mask,
          const char *event),
         (connection, propagate, destination, event_mask, event))
FUNCTION(unsigned int, 0, send_request,
         (xcb_connection_t *connection, int flags, struct iovec *vector, const xcb_protocol_request_t *request),
         (connection, flags, vector, request))
FUNCTION(unsigned int, 0, send_request_with_fds,
         (xcb_connection_t *connection, int flags, struct iovec *vector, const xcb_protocol_request_t *request,
          unsigned int descriptor_count, int *descriptors),
         (connection, flags, vector, request, descriptor_count, descriptors))
FUNCTION(xcb_format_t *, NULL, setup_pixmap_formats, (const xcb_setup_t *reply), (reply))
FUNCTION(int, 0, setup_pixmap_formats_length, (const xcb_setup_t *reply), (reply))
FUNCTION(xcb_screen_iterator_t, (xcb_screen_iterator_t){0}, setup_roots_iterator, (const xcb_setup_t *reply), (reply))
FUNCTION(char *, NULL, setup_vendor, (const xcb_setup_t *reply), (reply))
FUNCTION(int, 0, setup_vendor_length, (const xcb_setup_t *reply), (reply))
FUNCTION(xcb_translate_coordinates_cookie_t, (xcb_translate_coordinates_cookie_t){0}, translate_coordinates,
         (xcb_connection_t *connection, xcb_window_t from, xcb_window_t to, int16_t x, int16_t y),
         (connection, from, to, x, y))
FUNCTION(xcb_translate_coordinates_reply_t *, NULL, translate_coordinates_reply,
         (xcb_connection_t *connection, xcb_translate_coordinates_cookie_t cookie, xcb_generic_error_t **error),
         (connection, cookie, error))
FUNCTION(xcb_void_cookie_t, (xcb_void_cookie_t){0}, unmap_window,
         (xcb_connection_t *connection, xcb_window_t window), (connection, window))
FUNCTION(void, (void)0, visualtype_next, (xcb_visualtype_iterator_t *iterator), (iterator))
FUNCTION(xcb_generic_event_t *, NULL, wait_for_event, (xcb_connection_t *connection), (connection))
FUNCTION(void *, NULL, wait_for_reply,
         (xcb_connection_t *connection, unsigned int request, xcb_generic_error_t **error),
         (connection, request, error))
