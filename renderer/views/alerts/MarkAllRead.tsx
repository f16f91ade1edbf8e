import type { Alert } from '../../../shared/alert.ts'
import { each } from '../../parts/each.ts'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'

/** Marks every active alert as read; those that are listed can be unread again. */
export function MarkAllRead({ unread }: { readonly unread: readonly Alert[] }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  if (unread.length === 0) return null
  const read = async () => {
    const { message } = await client.alerts.readAll()
    showToast(message, async () => {
      const { error } = await each(unread, ({ id }) => client.alerts.read({ id, read: false }))
      reads.invalidate(['alerts'])
      if (error !== undefined) throw error
    })
  }
  return (
    <button
      type="button"
      className="button link"
      disabled={action.busy}
      onClick={() => void action.run(read)}
    >
      {words.t('panel.alerts.read_all')}
    </button>
  )
}
