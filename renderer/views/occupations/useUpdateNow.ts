/** "Update now" of a record: asks for its rewrite, waits for the end, and says what came of it. */
import { useState } from 'react'
import type { RewrittenRecord } from '../../../shared/contract/occupations-answers.ts'
import { type PanelAction, useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import type { Localizer } from '../../words/words.ts'

/** Claude seldom needs longer. Seconds. */
const SILENT_FOR = 10

/** The rewrite of a record that the user started. */
export interface UpdateNow {
  readonly action: PanelAction
  /** Null until Claude takes long. */
  readonly waiting: RewrittenRecord['waiting']
  readonly start: () => void
}

/** The call goes on in Vigie if the view is left meanwhile. */
export function useUpdateNow(code: string): UpdateNow {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [waiting, setWaiting] = useState<RewrittenRecord['waiting']>(null)

  async function rewrite(): Promise<void> {
    let record = await client.occupations.update({ code, wait_seconds: SILENT_FOR })
    while (record.waiting !== null) {
      setWaiting(record.waiting)
      record = await client.occupations.updating({ code })
    }
    showToast(outcomeText(words, record))
  }
  const start = () => void action.run(() => rewrite().finally(() => setWaiting(null)))
  return { action, waiting, start }
}

function outcomeText(words: Localizer, { outcome, cost_usd }: RewrittenRecord): string {
  if (outcome === 'simulated') return words.t('panel.occupations.was_simulated')
  if (outcome === 'kept') return words.t('panel.occupations.was_kept')
  const cost = cost_usd === null ? '-' : words.dollars(cost_usd, 3)
  return words.t(outcome === 'proposed' ? 'panel.occupations.was_proposed' : 'panel.occupations.updated', {
    cost,
  })
}
