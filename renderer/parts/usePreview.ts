/** What an action would do with a source that a person still changes, such as the columns of a file. */
import { useRef, useState } from 'react'

interface PreviewState<S, P> {
  /** The source as it is wanted now; null before the first look. */
  readonly source: S | null
  /** The last preview that came: of this source only if it `isCurrent`. */
  readonly preview: P | null
  readonly isCurrent: boolean
  /** Why this source has no preview. */
  readonly error: unknown
}

/** A preview that follows its source. `look` never rejects; `forget` begins anew. */
export interface FollowingPreview<S, P> extends PreviewState<S, P> {
  readonly look: (source: S) => Promise<void>
  readonly forget: () => void
}

const NONE = { source: null, preview: null, isCurrent: false, error: undefined }

/** Only the answer to the last `look` counts, in whatever order the answers come. */
export function usePreview<S, P>(read: (source: S) => Promise<P>): FollowingPreview<S, P> {
  const [state, setState] = useState<PreviewState<S, P>>(NONE)
  const last = useRef<S | null>(null)
  return {
    ...state,
    look: async (source) => {
      last.current = source
      setState(({ preview }) => ({ source, preview, isCurrent: false, error: undefined }))
      try {
        const preview = await read(source)
        if (last.current === source) setState({ source, preview, isCurrent: true, error: undefined })
      } catch (error) {
        if (last.current === source) setState(({ preview }) => ({ source, preview, isCurrent: false, error }))
      }
    },
    forget: () => {
      last.current = null
      setState(NONE)
    },
  }
}
