/** What a read shows in each of its states: skeleton, failure, or its data. Old data stays through a failure. */
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

/** `children` gets the data and is called again whenever they change; a failure stands above the old ones. */
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
