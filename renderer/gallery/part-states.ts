import type { ReactNode } from 'react'

/** What shows a part in every state, by the name of its file in `parts/`. */
export type PartStates = Readonly<Record<string, () => ReactNode>>
