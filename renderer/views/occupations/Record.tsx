import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { BackLink } from '../../parts/BackLink.tsx'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import { Audit } from './Audit.tsx'
import { Content } from './Content.tsx'
import { Names } from './Names.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { RemoveRecord } from './RemoveRecord.tsx'
import { readOccupation } from './reads.ts'
import { useUpdateNow } from './useUpdateNow.ts'
import { Versions } from './Versions.tsx'

interface RecordProps {
  readonly code: string
  readonly back?: boolean
}

/** One record: its content, its history, and Update now. */
export function Record({ code, back = false }: RecordProps) {
  const read = readOccupation(code)
  const state = useRead(read)
  usePartTitle(state.data && `${code} ${state.data.title}`)
  return (
    <>
      {back && <BackLink to="occupations" />}
      <Loaded read={read} state={state} skeleton={<CardSkeleton lines={9} />}>
        {(occupation) => (
          <>
            <Head occupation={occupation} />
            {occupation.proposed && <ProposalCard code={occupation.code} />}
            {occupation.version > 0 && <Versions occupation={occupation} />}
            <Content occupation={occupation} />
            <Names occupation={occupation} />
            {occupation.titles.length > 0 && <Titles occupation={occupation} />}
            <Audit code={occupation.code} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Head({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const { client } = useSession()
  const { code } = occupation
  const { action, waiting, start } = useUpdateNow(code)
  const published = occupation.status === 'published'
  const setStatus = () =>
    void action.run(() => client.occupations.setStatus({ code, status: published ? 'draft' : 'published' }))
  return (
    <Card
      title={<span className="mono">{code}</span>}
      aside={words.t(`occupations.status.${occupation.status}`)}
    >
      <p className="answer">{occupation.title}</p>
      {occupation.simulated && <p className="simulation">{words.t('occupations.simulated')}</p>}
      {occupation.last_error && <p className="reason">{occupation.last_error}</p>}
      {!occupation.content && <p className="muted">{words.t('panel.occupations.unwritten')}</p>}
      <div className="buttons record-actions">
        <button type="button" className="button primary" disabled={action.busy} onClick={start}>
          {words.t(action.busy ? 'panel.occupations.updating' : 'panel.now.update')}
        </button>
        <button type="button" className="button" disabled={action.busy} onClick={setStatus}>
          {words.t(published ? 'panel.occupations.unpublish' : 'panel.occupations.publish')}
        </button>
      </div>
      {waiting !== null && (
        <p className="muted waits" role="status">
          {words.t('panel.occupations.waits', {
            since: words.clock(waiting.since),
            until: words.clock(waiting.until),
          })}
        </p>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
      <RemoveRecord occupation={occupation} />
    </Card>
  )
}

function Titles({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  return (
    <Card title={words.t('panel.occupations.titles', { count: occupation.titles.length })}>
      <ul className="titles">
        {occupation.titles.map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </Card>
  )
}
