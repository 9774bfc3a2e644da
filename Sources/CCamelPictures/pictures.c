// #embed is C23, which clang has in every mode and says so under -Wpedantic only.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CCamelPictures.h"

static const unsigned char camel_layer_1[] = {
#embed "../../Assets/camel@1x.pam.zst"
};
static const unsigned char camel_layer_2[] = {
#embed "../../Assets/camel@2x.pam.zst"
};
static const unsigned char camel_layer_3[] = {
#embed "../../Assets/camel@3x.pam.zst"
};
static const unsigned char plate_layer_1[] = {
#embed "../../Assets/plate@1x.pam.zst"
};
static const unsigned char plate_layer_2[] = {
#embed "../../Assets/plate@2x.pam.zst"
};
static const unsigned char plate_layer_3[] = {
#embed "../../Assets/plate@3x.pam.zst"
};

#define PICTURE(array) ((struct camelwalk_picture){array, sizeof array})
#define BY_FACTOR(name)                                         \
    struct camelwalk_picture camelwalk_##name(int factor) {     \
        switch (factor) {                                       \
        case 1: return PICTURE(name##_1);                       \
        case 2: return PICTURE(name##_2);                       \
        default: return PICTURE(name##_3);                      \
        }                                                       \
    }

BY_FACTOR(camel_layer)
BY_FACTOR(plate_layer)
