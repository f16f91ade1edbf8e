/** A piece of long work that a dialog begins and follows to its end. */
import { useState } from 'react'
import type { TradeOperation } from '../../../shared/contract/trades.ts'
import { type PanelAction, useAction } from '../../parts/useAction.ts'
import { useRead, useSession } from '../../session.ts'
import { readOperation, readStatus } from './reads.ts'

export interface Work {
  readonly action: PanelAction
  /** The work as it stands; null until it was begun here. */
  readonly operation: TradeOperation | null
  readonly begin: (order: () => Promise<{ readonly operation: TradeOperation }>) => void
}

/** Follows only what was begun here, not what another window began. */
export function useWork(jobId: string): Work {
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
