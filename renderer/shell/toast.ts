/** A short notice about the last action, with undo. One at a time; it disappears by itself. */
import { ObservableValue } from '../store/observable-value.ts'

/** A notice; `undo` takes the action back. If it rejects, the reason is the next notice. */
export interface Toast {
  /** Tells it apart from the one before. */
  readonly number: number
  readonly text: string
  readonly undo?: () => Promise<unknown>
}

/** The current notice; null if there is none. */
export const notice = new ObservableValue<Toast | null>(null)

let shown = 0

/** Shows a notice. @param undo offered for eight seconds, or until the next notice */
export function showToast(text: string, undo?: () => Promise<unknown>): void {
  shown += 1
  notice.set({ number: shown, text, ...(undo && { undo }) })
}

/** Takes back what the current notice is about; nothing if it offers no Undo. @param reasonOf a failure as the next notice */
export function undoLast(reasonOf: (error: unknown) => string): void {
  const undo = notice.get()?.undo
  if (undo === undefined) return
  notice.set(null)
  undo().catch((error) => showToast(reasonOf(error)))
}
