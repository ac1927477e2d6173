/** The console's static models. This host knows only what discovery finds. */
export {};
