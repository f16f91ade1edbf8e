import { Icon } from '../parts/Icon.tsx'
import { Menu } from '../parts/Menu.tsx'
import { useNarrow } from '../parts/useNarrow.ts'
import { useRead, useWords } from '../session.ts'
import { readUpdates } from '../store/known.ts'
import { hrefBackTo } from './left-places.ts'
import { VIEWS, type View } from './panel-route.ts'
import { useAlertCount } from './useAlertCount.ts'

/** Views always visible in the popover; the others are under More. */
const IN_SIGHT = VIEWS.slice(0, 4)

/** The views as links; in a narrow window only the most used, and a menu of the others. */
export function Navigation({ view }: { readonly view: View }) {
  const words = useWords()
  const unread = useAlertCount(words)
  const narrow = useNarrow()
  const updatable = useUpdateThere()
  const shown = narrow ? IN_SIGHT : VIEWS
  return (
    <nav aria-label={words.t('panel.nav')}>
      <div className="nav-frame">
        <div className="brand" aria-hidden="true">
          Vigie
        </div>
        <ul className="nav-list">
          {shown.map((item) => (
            <li key={item}>
              <NavLink
                view={item}
                current={view}
                count={item === 'alerts' ? unread : 0}
                updatable={updatable && item === 'settings'}
              />
            </li>
          ))}
          {narrow && (
            <li>
              <More view={view} updatable={updatable} />
            </li>
          )}
        </ul>
      </div>
    </nav>
  )
}

interface NavLinkProps {
  readonly view: View
  readonly current: View
  readonly count: number
  readonly updatable: boolean
}

/** Whether a newer version needs the owner. */
function useUpdateThere(): boolean {
  const { data } = useRead(readUpdates)
  return data?.state === 'available' || data?.state === 'ready'
}

function NavLink({ view, current, count, updatable }: NavLinkProps) {
  const words = useWords()
  return (
    <a
      className="nav-link"
      href={hrefBackTo(view, current)}
      aria-current={current === view ? 'page' : undefined}
    >
      <Icon name={view} />
      {words.t(`panel.view.${view}`)}
      {count > 0 && (
        <>
          <span className="count" aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
          <span className="unseen">{words.t('panel.unread', { count })}</span>
        </>
      )}
      {updatable && <UpdateDot />}
    </a>
  )
}

/** A small sign that a newer version is available. */
function UpdateDot() {
  const words = useWords()
  return (
    <>
      <span className="update-dot" aria-hidden="true" title={words.t('panel.updates.there')} />
      <span className="unseen">{words.t('panel.updates.there')}</span>
    </>
  )
}

interface MoreProps {
  readonly view: View
  readonly updatable: boolean
}

function More({ view, updatable }: MoreProps) {
  const words = useWords()
  const rest = VIEWS.filter((item) => !IN_SIGHT.includes(item))
  const current = rest.includes(view)
  const name = [
    ...(current ? [words.t(`panel.view.${view}`)] : []),
    words.t('panel.more_views'),
    ...(updatable ? [words.t('panel.updates.there')] : []),
  ]
  return (
    <Menu
      className="up"
      buttonClass={current ? 'bare current' : 'bare'}
      label={
        <>
          <Icon name={current ? view : 'more'} />
          {current ? words.t(`panel.view.${view}`) : words.t('panel.more')}
          {updatable && <UpdateDot />}
        </>
      }
      name={name.join(', ')}
      items={rest.map((item) => ({
        key: item,
        label: (
          <>
            <Icon name={item} />
            {words.t(`panel.view.${item}`)}
            {updatable && item === 'settings' && <UpdateDot />}
          </>
        ),
        act: () => {
          window.location.hash = hrefBackTo(item, view)
        },
      }))}
    />
  )
}
