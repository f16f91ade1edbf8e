import { Component, type ReactNode } from 'react'
import { WordsContext } from '../session.ts'

/** Shows an error in place of a view that crashed; the rest of the panel continues. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  static override contextType = WordsContext
  declare context: React.ContextType<typeof WordsContext>
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    const words = this.context
    return (
      <div className="card empty" role="alert">
        <h3>{words?.t('panel.broken.title')}</h3>
        <p>{words?.t('panel.broken.remedy')}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {words?.t('panel.broken.reload')}
          </button>
        </div>
      </div>
    )
  }
}
