import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'

/** What became of the last call of a service. */
interface ServiceDelivery {
  readonly enabled: boolean
  readonly problem: string | null
  readonly last_sent_at: string | null
}

interface DeliveryRowProps {
  readonly name: string
  /** Which service it is. */
  readonly service: string
  readonly delivery: ServiceDelivery
  /** Sends something now; returns why it was not taken. */
  readonly test: () => Promise<{ readonly problem: string | null }>
  /** What is said if it was accepted. */
  readonly tested: string
  readonly onEdit: () => void
}

/** A service that Vigie calls: whether it works, a test, and a way to change it. */
export function DeliveryRow({ name, service, delivery, test, tested, onEdit }: DeliveryRowProps) {
  const words = useWords()
  const { reads } = useSession()
  const action = useAction()
  const send = () =>
    void action.run(async () => {
      const { problem } = await test()
      reads.invalidate(['settings'])
      showToast(problem ?? tested)
    })
  return (
    <li className="channel">
      <span className="channel-head">
        <strong>{name}</strong>
        <span className="muted">{service}</span>
      </span>
      <DeliveryState {...delivery} />
      <span className="buttons">
        <button type="button" className="button small" disabled={action.busy} onClick={send}>
          {words.t('panel.notices.test')}
        </button>
        <button type="button" className="button small" onClick={onEdit}>
          {words.t('panel.channels.edit')}
        </button>
      </span>
      {action.error !== undefined && <Failure error={action.error} />}
    </li>
  )
}

function DeliveryState({ enabled, problem, last_sent_at }: ServiceDelivery) {
  const words = useWords()
  const now = useNow(30_000)
  if (!enabled) return <span className="muted">{words.t('panel.channels.off')}</span>
  if (problem !== null) return <span className="reason">{problem}</span>
  const text =
    last_sent_at === null
      ? words.t('panel.channels.unused')
      : words.t('panel.channels.sent', { when: words.when(last_sent_at, now) })
  return <span className="muted">{text}</span>
}
