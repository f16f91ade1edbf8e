/** A change sent to Vigie: whether it is running, and the error if it failed. */
import { useState } from 'react'

/** A change that the user started. `run` returns whether it succeeded, and never throws. */
export interface PanelAction {
  readonly busy: boolean
  readonly error: unknown
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
  readonly clear: () => void
}

/**
 * `run` never rejects: it resolves to whether the work succeeded, and `error` keeps the reason until the next
 * run or `clear`. It does not prevent a second run; use `locks` for that.
 */
export function useAction(): PanelAction {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  return {
    ...state,
    clear: () => setState({ busy: false, error: undefined }),
    run: async (work) => {
      setState({ busy: true, error: undefined })
      try {
        await work()
        setState({ busy: false, error: undefined })
        return true
      } catch (error) {
        setState({ busy: false, error })
        return false
      }
    },
  }
}
