import '../../styles/settings.css'
import { type ReactNode, useEffect } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { changeSettings } from '../../store/change-settings.ts'
import { readAbout, readJobs, readSettings } from '../../store/known.ts'
import { About } from './About.tsx'
import { CalendarsCard } from './CalendarsCard.tsx'
import { Channels } from './Channels.tsx'
import { DoorCard } from './DoorCard.tsx'
import { Fields } from './Fields.tsx'
import { labelOf } from './field-words.ts'
import { JobForm } from './JobForm.tsx'
import { type FormSchema, isObject, type SchemaObject } from './json-schema.ts'
import { Pings } from './Pings.tsx'
import { settingsJson } from './schemas.computed.ts'
import { HIDDEN, isShown } from './sections.ts'
import { UpdatesCard } from './UpdatesCard.tsx'
import { type FieldSaver, useSaver } from './useSaver.ts'

/** Only if the system can start this Vigie at login. */
const LOGIN = ['start_at_login', 'start_hidden']

/** The sections up to this one, the tallest, stand beside the others where there is room. */
const LAST_OF_FIRST_HALF = 'notifications'

/** Everything that can be set, saved as soon as it is valid. */
export function SettingsView() {
  const state = useRead(readSettings)
  return (
    <Loaded read={readSettings} state={state} skeleton={<CardSkeleton lines={4} />}>
      {(settings) => <Sections settings={settings as unknown as SchemaObject} />}
    </Loaded>
  )
}

/** The address may name a setting, which then has the focus. */
function useNamedSetting(): void {
  const [path, setPath] = useAddressParam('at')
  useEffect(() => {
    if (path === null) return
    const field = document.querySelector(`[data-setting="${CSS.escape(path)}"]`)
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    setPath(null)
  }, [path, setPath])
}

function Sections({ settings }: { readonly settings: SchemaObject }) {
  useNamedSetting()
  const words = useWords()
  const session = useSession()
  const { desktop } = session
  const saver = useSaver((patch) => changeSettings(session, patch))
  const { data: about } = useRead(readAbout)
  const offersLogin = about?.start_at_login !== null
  const names = Object.keys(settingsJson.properties ?? {}).filter((name) => isShown(name, desktop))
  const half = names.indexOf(LAST_OF_FIRST_HALF) + 1
  const sectionOf = (name: string) => {
    const value = settings[name]
    const section = {
      title: words.maybe(`panel.settings.${name}`, labelOf(name, words)),
      schema: settingsJson.properties?.[name] ?? {},
      value: isObject(value) ? value : {},
      saver,
    }
    if (name === 'door') return <DoorCard key={name} {...section} />
    if (name === 'updates') return <UpdatesCard key={name} {...section} />
    return (
      <Section key={name} name={name} hidden={offersLogin ? HIDDEN : [...HIDDEN, ...LOGIN]} {...section}>
        {name === 'notifications' && (
          <>
            <Channels />
            <Pings />
          </>
        )}
        {name === 'desktop' && !offersLogin && (
          <p className="muted">
            {words.t(about?.runs_as === 'server' ? 'panel.settings.attached' : 'panel.settings.no_login')}
          </p>
        )}
      </Section>
    )
  }
  return (
    <div className="stack settings">
      <div className="stack">{names.slice(0, half).map(sectionOf)}</div>
      <div className="stack">
        {names.slice(half).map(sectionOf)}
        <CalendarsCard />
        <JobSections />
        <About />
      </div>
    </div>
  )
}

interface SectionProps {
  readonly name: string
  readonly title: string
  readonly schema: FormSchema
  readonly value: SchemaObject
  readonly saver: FieldSaver
  readonly hidden: readonly string[]
  /** Related controls that are not settings. */
  readonly children?: ReactNode
}

function Section({ name, title, children, ...fields }: SectionProps) {
  return (
    <Card title={title}>
      <Fields {...fields} path={name} />
      {children}
    </Card>
  )
}

function JobSections() {
  const words = useWords()
  const jobNameOf = useJobName()
  const state = useRead(readJobs)
  return (
    <Card title={words.t('panel.view.jobs')}>
      <Loaded read={readJobs} state={state}>
        {(jobs) => (
          <ul className="rows">
            {jobs.map((job) => (
              <li key={job.id}>
                <details className="job-section">
                  <summary>{jobNameOf(job)}</summary>
                  <JobForm job={job} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
