/** Announcements for screen readers, wherever the focus is: a new score, new alerts, a saved change. */
import { ObservableValue } from '../store/observable-value.ts'

/** The latest announcement; empty before the first. */
export const announcement = new ObservableValue('')

/** Only the latest of several announcements is kept. */
export function announce(text: string): void {
  // A repeated text is only read if the region was empty in between.
  announcement.set('')
  queueMicrotask(() => announcement.set(text))
}
