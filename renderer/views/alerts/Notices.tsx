import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { DOT } from '../../words/dot.ts'
import type { Localizer } from '../../words/words.ts'
import { readNotices } from './reads.ts'

/** The notifications, their channels, and whether they arrived. */
export function Notices() {
  const words = useWords()
  const now = useNow(30_000)
  const state = useRead(readNotices)
  const { client } = useSession()
  const action = useAction()
  const test = () =>
    void action.run(async () => {
      const { deliveries } = await client.alerts.testNotice()
      showToast(
        deliveries
          .map(({ channel, state, problem }) =>
            words.t('panel.delivery.of', {
              channel: placeOf(channel, words),
              state: problem ?? words.maybe(`panel.delivery.${state}`, state),
            }),
          )
          .join(DOT) || words.t('panel.delivery.nowhere'),
      )
    })
  return (
    <Card
      title={words.t('panel.notices')}
      aside={
        <button type="button" className="button small" disabled={action.busy} onClick={test}>
          {words.t('panel.notices.test')}
        </button>
      }
    >
      {action.error !== undefined && <Failure error={action.error} />}
      <Loaded read={readNotices} state={state}>
        {(notices) =>
          notices.length === 0 ? (
            <p className="muted">{words.t('panel.notices.none')}</p>
          ) : (
            <ul className="rows">
              {notices.map((notice) => (
                <li key={notice.key} className="notice">
                  <strong>{notice.title}</strong>
                  <span className="notice-body">{notice.body}</span>
                  <span className="muted">
                    {words.when(notice.decided_at, now)}
                    {notice.deliveries.map(({ channel, state }) => (
                      <span key={channel}>
                        {DOT}
                        {words.t('panel.delivery.of', {
                          channel: placeOf(channel, words),
                          state: words.t(`panel.delivery.${state}`),
                        })}
                      </span>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

/** This machine's own places have names of the reader's language; channels have those of their owner. */
const placeOf = (channel: string, words: Localizer): string =>
  channel === 'desktop' || channel === 'log' ? words.t(`panel.delivery.place.${channel}`) : channel
