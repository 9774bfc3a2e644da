// How camelwalk's ancestor starts, in a few lines of C: the sound first, the whole sheet, SDL's default renderer.
// usage: ancestor SHEET.png SOUND.wav
#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <SDL2/SDL_mixer.h>

int main(int count, char **arguments) {
    if (count < 3 || SDL_Init(SDL_INIT_VIDEO | SDL_INIT_AUDIO) != 0) {
        return 1;
    }
    Mix_OpenAudio(44100, MIX_DEFAULT_FORMAT, 2, 2048);
    Mix_Music *music = Mix_LoadMUS(arguments[2]);
    Mix_PlayMusic(music, 0);
    SDL_Window *window = SDL_CreateWindow(
        "ancestor", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 240, 200, SDL_WINDOW_BORDERLESS);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, 0);
    SDL_Texture *sheet = IMG_LoadTexture(renderer, arguments[1]);
    for (int frame = 0; frame < 600; frame++) {
        SDL_Rect cell = {frame % 20 * 240, 0, 240, 200};
        SDL_SetRenderDrawColor(renderer, 243, 232, 208, 255);
        SDL_RenderClear(renderer);
        SDL_RenderCopy(renderer, sheet, &cell, NULL);
        SDL_RenderPresent(renderer);
        SDL_Event event;
        while (SDL_PollEvent(&event)) {
            if (event.type == SDL_QUIT) {
                return 0;
            }
        }
        SDL_Delay(35);
    }
    return 0;
}
