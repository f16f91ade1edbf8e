/** What a screen reader is told although the focus is elsewhere: a new score, new alerts, a saved change. */
import { Box } from '../store/box.ts'

export const announcement = new Box('')

/** The newest words win where several are told at once. */
export function announce(text: string): void {
  // The same words twice in a row are only heard when the region was emptied between.
  announcement.set('')
  queueMicrotask(() => announcement.set(text))
}
