/** Where the focus goes when what had it is gone: a row that is done with, a button that another takes the place of. */
import { type RefObject, useEffect } from 'react'
import { focusView } from './view-heading.ts'

/** In this order: the title of a row before its buttons, and those before its box. */
const CONTROLS = [
  'h3 a, h3 button',
  'a[href], button:not(:disabled), summary',
  'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)',
]

/**
 * Keeps the focus in the view: what follows the removed part has it next, otherwise what was before it, otherwise the heading.
 * A move to another place is left to what draws it.
 */
export function useKeptFocus(view: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = view.current
    if (within === null) return
    let last: { readonly element: HTMLElement; readonly place: string } | null = null
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last = { element: target, place: window.location.hash }
    }
    /** Left by hand: not because it was removed, or cannot be pressed while it acts. */
    const onLeft = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (last?.element === target && last.element.isConnected && !last.element.matches(':disabled')) {
          last = null
        }
      })
    const restore = (records: readonly MutationRecord[]) => {
      if (last === null || last.element.isConnected || document.activeElement !== document.body) return
      const { element, place } = last
      last = null
      if (place !== window.location.hash) return
      const control = controlBeside(element, records, within)
      if (control) control.focus()
      else focusView()
    }
    // After the effects of what was drawn: a form gives the focus back to its button itself.
    const observer = new MutationObserver((records) => queueMicrotask(() => restore(records)))
    observer.observe(within, { childList: true, subtree: true })
    within.addEventListener('focusin', onFocus)
    within.addEventListener('focusout', onLeft)
    return () => {
      observer.disconnect()
      within.removeEventListener('focusin', onFocus)
      within.removeEventListener('focusout', onLeft)
    }
  }, [view])
}

/** Returns the first control that follows what was removed with an element, or that was before it; null if there is none. */
function controlBeside(
  gone: HTMLElement,
  records: readonly MutationRecord[],
  within: HTMLElement,
): HTMLElement | null {
  const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)))
  for (const near of [record?.nextSibling, record?.previousSibling, record?.target]) {
    if (!(near instanceof HTMLElement) || !within.contains(near)) continue
    const control = controlIn(near)
    if (control !== null) return control
  }
  return null
}

function controlIn(part: HTMLElement): HTMLElement | null {
  for (const group of CONTROLS) {
    const found = part.matches(group) ? part : part.querySelector<HTMLElement>(group)
    if (found !== null) return found
  }
  return null
}
