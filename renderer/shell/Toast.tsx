import { useEffect } from 'react'
import { useBox, useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { notice, showToast } from './toast.ts'

const SHOWN_MS = 8000

/** The current notice; it disappears by itself. */
export function Toast() {
  const words = useWords()
  const current = useBox(notice)
  useEffect(() => {
    if (!current) return
    const timer = setTimeout(() => notice.set(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [current])
  return (
    <div role="status" aria-live="polite">
      {current && (
        <div className="toast">
          <span>{current.text}</span>
          {current.undo && (
            <button
              type="button"
              className="button"
              onClick={() => {
                notice.set(null)
                current.undo?.().catch((error) => showToast(failureSentence(error, words)))
              }}
            >
              {words.t('panel.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
