/** An operation that a dialog starts and follows to its end. */
import { useState } from 'react'
import type { TradeOperation } from '../../../shared/contract/trades.ts'
import { type PanelAction, useAction } from '../../parts/useAction.ts'
import { useRead, useSession } from '../../session.ts'
import { readOperation, readStatus } from './reads.ts'

export interface TradeOperationWork {
  readonly action: PanelAction
  /** The state of the operation; null until it was started here. */
  readonly operation: TradeOperation | null
  readonly begin: (order: () => Promise<{ readonly operation: TradeOperation }>) => void
}

/** Follows only an operation started here, not one started by another window. */
export function useWork(jobId: string): TradeOperationWork {
  const { reads } = useSession()
  const action = useAction()
  const [begun, setBegun] = useState<TradeOperation | null>(null)
  const { data: latest } = useRead(readOperation(jobId))
  return {
    action,
    operation: latest && latest.id === begun?.id ? latest : begun,
    begin: (order) =>
      void action.run(async () => {
        setBegun((await order()).operation)
        reads.renew(readOperation(jobId))
        reads.renew(readStatus(jobId))
      }),
  }
}
