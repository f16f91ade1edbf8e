/** Parts that say something: cards, dialogs, failures, what stands in for something else. */
import { type ReactNode, useState } from 'react'
import { Card } from '../parts/Card.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Failure } from '../parts/Failure.tsx'
import { FailureDialog } from '../parts/FailureDialog.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { CardSkeleton, Skeleton, SkeletonLines } from '../parts/Skeleton.tsx'
import type { CachedQuery } from '../store/reads.ts'
import type { PartStates } from './part-states.ts'

const nothing = () => {}
const wrong = new Error('The service did not answer within 30 s. Vigie tries again at the next run.')

/** A button that shows what covers the page. */
function Opened({ children }: { readonly children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && children(() => setOpen(false))}
    </>
  )
}

const read: CachedQuery<string> = { key: 'part', topics: [], load: () => Promise.resolve('') }
const STATES = [
  { data: undefined, error: undefined },
  { data: undefined, error: wrong },
  { data: 'What was read before', error: wrong },
] as const

export const messages: PartStates = {
  Card: () => (
    <>
      <Card title="With a title" aside="and more">
        <p>What it is about.</p>
      </Card>
      <Card>
        <p>Without a title.</p>
      </Card>
    </>
  ),
  Dialog: () => (
    <Opened>
      {(close) => (
        <Dialog title="Add an asset" intro="What Vigie should look after." onClose={close}>
          <label className="field">
            <span className="label">Name</span>
            <input className="input" />
          </label>
          <div className="buttons">
            <button type="button" className="button primary">
              Save
            </button>
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </Opened>
  ),
  Empty: () => (
    <Empty
      title="Nothing needs your attention"
      actions={
        <button type="button" className="button">
          Add an asset
        </button>
      }
    >
      What is planned appears here in time.
    </Empty>
  ),
  Failure: () => (
    <>
      <Failure error={wrong} />
      <Failure error={wrong} retry={nothing} />
    </>
  ),
  FailureDialog: () => (
    <Opened>{(close) => <FailureDialog title="Not removed" error={wrong} onClose={close} />}</Opened>
  ),
  Loaded: () => (
    <>
      {STATES.map((state) => (
        <Loaded key={`${state.data} ${state.error}`} read={read} state={state}>
          {(data) => <p>{data}</p>}
        </Loaded>
      ))}
    </>
  ),
  Skeleton: () => (
    <>
      <Skeleton height={20} width="60%" />
      <SkeletonLines />
      <CardSkeleton lines={2} />
    </>
  ),
}
