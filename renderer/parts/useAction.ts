/** A change sent to Vigie: whether it is running, and the error if it failed. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../session.ts'
import { showToast } from '../shell/toast.ts'
import { failureSentence } from '../words/failure.ts'

/** A change that the user started. */
export interface PanelAction {
  readonly busy: boolean
  readonly error: unknown
  /** Returns whether to go on from here, for example to close a dialog, and never throws. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
  readonly clear: () => void
}

/**
 * `run` resolves to whether the work succeeded and what started it is still shown: a late answer closes nothing that was
 * opened since. `error` keeps the reason of a failure until the next run or `clear`; whoever has left is told it in a notice.
 * It does not prevent a second run; use `busy` for that.
 */
export function useAction(): PanelAction {
  const words = useWords()
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const shown = useRef(true)
  useEffect(
    () => () => {
      shown.current = false
    },
    [],
  )
  return {
    ...state,
    clear: () => setState({ busy: false, error: undefined }),
    run: async (work) => {
      setState({ busy: true, error: undefined })
      try {
        await work()
        setState({ busy: false, error: undefined })
        return shown.current
      } catch (error) {
        setState({ busy: false, error })
        if (!shown.current) showToast(failureSentence(error, words))
        return false
      }
    },
  }
}
