/** A change asked of Vigie: busy while it is under way, and the reason where it was refused. */
import { useState } from 'react'

export interface PanelAction {
  readonly busy: boolean
  readonly error: unknown
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
  readonly clear: () => void
}

/**
 * `run` never rejects: it resolves to whether the work went through, and `error` keeps why not until the next run or
 * `clear`. It does not hold back a second run; that is up to `busy`.
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
