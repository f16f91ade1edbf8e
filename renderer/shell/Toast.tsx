import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useBox, useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { type Toast as Notice, notice, undoLast } from './toast.ts'
import { focusView } from './view-heading.ts'

const SHOWN_MS = 8000

/** The current notice. */
export function Toast() {
  const current = useBox(notice)
  return (
    <div role="status" aria-live="polite">
      {current && <Shown key={current.number} toast={current} />}
    </div>
  )
}

/** It disappears by itself, but not while somebody points at it or has the focus in it. */
function Shown({ toast }: { readonly toast: Notice }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  const before = useRef<EventTarget | null>(null)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => notice.set(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is used is its button
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ relatedTarget }: FocusEvent) => {
        before.current = relatedTarget
        setHeld(true)
      }}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="button"
          onClick={() => {
            undoLast((error) => failureSentence(error, words))
            if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
            else focusView()
          }}
        >
          {words.t('panel.undo')} <kbd>Ctrl Z</kbd>
        </button>
      )}
    </div>
  )
}
