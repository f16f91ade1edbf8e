/** Shows each state of a read: skeleton, error, or its data. Old data stays visible during an error. */
import type { ReactNode } from 'react'
import { useSession } from '../session.ts'
import type { CachedQuery, ReadState } from '../store/reads.ts'
import { Failure } from './Failure.tsx'
import { SkeletonLines } from './Skeleton.tsx'

interface LoadedProps<T> {
  readonly read: CachedQuery<T>
  readonly state: ReadState<T>
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** `children` gets the data and is called again when it changes; an error is shown above old data. */
export function Loaded<T>({ read, state, skeleton, children }: LoadedProps<T>) {
  const { reads } = useSession()
  return (
    <>
      {state.error !== undefined && <Failure error={state.error} retry={() => reads.renew(read)} />}
      {state.data !== undefined && children(state.data)}
      {state.data === undefined && state.error === undefined && (skeleton ?? <SkeletonLines />)}
    </>
  )
}
