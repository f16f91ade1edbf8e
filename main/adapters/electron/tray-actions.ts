/** The actions of tray items: one plain call of the contract, or a desktop action. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import type { TrayAction } from '../../core/tray/menu.ts'

/** What the entries of the tray menu act on. */
export interface TrayActionDeps {
  readonly client: ContractRouterClient<Contract>
  /** Shows the window: a view, or as it was left. */
  readonly open: (view?: string) => void
  readonly quit: () => void
  /** Makes this desktop the one that runs Vigie. */
  readonly startHere: () => void
}

/** Resolves when it is done. @throws what the contract throws, for the tray to show */
export async function performTrayAction(
  { client, open, quit, startHere }: TrayActionDeps,
  action: TrayAction,
): Promise<void> {
  switch (action.do) {
    case 'trigger':
      await client.jobs.trigger({ id: action.job })
      return
    case 'cancel':
      await client.jobs.cancel({ id: action.job })
      return
    case 'resume':
      await client.jobs.resume({ id: action.job })
      return
    case 'pause_all':
      await client.jobs.pauseAll({ length: action.length })
      return
    case 'resume_all':
      await client.jobs.resumeAll()
      return
    case 'open':
      return open(action.view)
    case 'quit':
      return quit()
    case 'stop_server':
      await client.system.shutdown()
      return
    case 'start_here':
      return startHere()
  }
}
