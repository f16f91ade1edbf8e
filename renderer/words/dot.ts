/** Stands between short facts in one line: it ends a line rather than begins the next. */
export const DOT = '\u00a0· '
