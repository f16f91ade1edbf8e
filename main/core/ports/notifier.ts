/** Port: notifications. Alerts are stored before this is called; the delivery is recorded afterwards. */
export interface Notice {
  /** Replaces a displayed notification with the same key. */
  readonly key: string
  readonly title: string
  readonly body: string
  /** The same with fewer and fewer lines, for a service with less room; absent if the body is no list. */
  readonly shorter?: readonly string[]
  readonly urgency: 'low' | 'normal' | 'critical'
  /** What a click opens: a view of the panel and, if there is one, the subject's id. */
  readonly target: {
    readonly view: 'now' | 'alerts' | 'trades' | 'jobs' | 'occupations' | 'analysis' | 'settings'
    readonly id?: string
  }
  /** For machines: how many alerts it is about; absent if it is about none. */
  readonly count?: number
  /** For machines: the alerts it is about, only the first ones if there are many. */
  readonly alerts?: readonly {
    readonly id: number
    readonly type: string
    readonly subject: string
    readonly priority: string
    readonly title: string
    readonly message: string
  }[]
}

/** The port that shows desktop notifications. */
export interface Notifier {
  /**
   * @returns how it was delivered; `none` if this machine cannot show it (headless without webhook). Throws
   * if it fails: the caller retries with the same key
   */
  show(notice: Notice): Promise<'shown' | 'logged' | 'sent' | 'none'>
}
