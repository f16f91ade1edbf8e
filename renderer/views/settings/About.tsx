import { Card } from '../../parts/Card.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { readAbout } from '../../store/known.ts'

/** The version and the paths of this Vigie. */
export function About() {
  const words = useWords()
  const { desktop } = useSession()
  const state = useRead(readAbout)
  return (
    <Card title={words.t('panel.about')}>
      <Loaded read={readAbout} state={state}>
        {(about) => (
          <dl className="about">
            <dt>{words.t('panel.about.version')}</dt>
            <dd>{about.version}</dd>
            <dt>{words.t('panel.about.started')}</dt>
            <dd>{words.moment(about.started_at)}</dd>
            <dt>{words.t('panel.about.database')}</dt>
            <dd className="wrap-anywhere">
              {about.database.path} ({words.bytes(about.database.bytes)}){' '}
              <CopyButton text={about.database.path} name={words.t('panel.about.database')} />
            </dd>
            <dt>{words.t('panel.about.log')}</dt>
            <dd className="wrap-anywhere">
              {about.log_file} <CopyButton text={about.log_file} name={words.t('panel.about.log')} />
            </dd>
            {desktop && about.runs_as === 'server' && (
              <>
                <dt>{words.t('panel.about.attached')}</dt>
                <dd>{words.t('panel.about.attached.what', { pid: String(about.pid) })}</dd>
              </>
            )}
          </dl>
        )}
      </Loaded>
    </Card>
  )
}
