import type { UpdatesView } from '../../../shared/contract/updates.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { type SignedState, StateSign } from '../../parts/StateSign.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { readUpdates } from '../../store/known.ts'
import { Fields } from './Fields.tsx'
import type { FormSchema, SchemaObject } from './json-schema.ts'
import type { FieldSaver } from './useSaver.ts'

const SIGNS: { readonly [S in UpdatesView['state']]: SignedState | 'update' } = {
  off: 'off',
  unsupported: 'off',
  unknown: 'off',
  checking: 'running',
  current: 'succeeded',
  available: 'update',
  downloading: 'running',
  ready: 'update',
  failed: 'failed',
}

interface UpdatesCardProps {
  readonly title: string
  readonly schema: FormSchema
  readonly value: SchemaObject
  readonly saver: FieldSaver
}

/** Whether there is a newer version, its state, and what the owner can do. */
export function UpdatesCard({ title, schema, value, saver }: UpdatesCardProps) {
  const words = useWords()
  const state = useRead(readUpdates)
  const version = state.data?.current_version
  return (
    <Card title={title} aside={version && words.t('panel.updates.running', { version })}>
      <Loaded read={readUpdates} state={state} skeleton={<Skeleton height={64} />}>
        {(updates) => (
          <div className="updates">
            <State updates={updates} />
            <Actions updates={updates} />
            {updates.by_hand && <ByHand {...updates.by_hand} />}
            {updates.state !== 'unsupported' && (
              <Fields schema={schema} value={value} path="updates" saver={saver} />
            )}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function State({ updates }: { readonly updates: UpdatesView }) {
  const words = useWords()
  const now = useNow(30_000)
  const sign = SIGNS[updates.state]
  return (
    <div role="status" className="update-state">
      <p className="update-sentence">
        {sign === 'update' ? <Icon name="update" /> : <StateSign sign={sign} />}
        <strong>{updates.problem?.message ?? updates.message}</strong>
      </p>
      {updates.state === 'downloading' && (
        <ProgressBar fraction={updates.fraction} name={words.t('panel.updates.fetching')} />
      )}
      {updates.checked_at && (
        <p className="muted">
          {words.t('panel.updates.checked', { ago: words.ago(updates.checked_at, now) })}
        </p>
      )}
    </div>
  )
}

/** The actions for the state: check, or restart with the new version. */
function Actions({ updates: { state } }: { readonly updates: UpdatesView }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const check = () =>
    void action.run(async () => reads.patch(readUpdates.key, answered(await client.updates.check())))
  const install = () => void action.run(() => client.updates.install())
  if (state === 'unsupported') return null
  const busy = action.busy || state === 'checking' || state === 'downloading'
  return (
    <>
      <div className="buttons">
        {state === 'ready' ? (
          <button type="button" className="button primary" disabled={busy} onClick={install}>
            {words.t('panel.updates.install')}
          </button>
        ) : (
          <button type="button" className="button" disabled={busy} onClick={check}>
            {words.t('panel.updates.check')}
          </button>
        )}
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}

const answered = (updates: UpdatesView) => () => updates

/** The way without Vigie. The window opens this one address outside, and only over HTTPS. */
function ByHand({ how, url }: NonNullable<UpdatesView['by_hand']>) {
  const { desktop } = useSession()
  return (
    <div className="by-hand">
      <p>{how}</p>
      {url && (
        <p className="wrap-anywhere">
          {desktop && !url.startsWith('https:') ? (
            <code>{url}</code>
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          )}
        </p>
      )}
    </div>
  )
}
