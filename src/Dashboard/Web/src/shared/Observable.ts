/** A value that changes, for React's useSyncExternalStore and for anybody else. */
export class Observable<T> {
  private readonly listeners = new Set<() => void>();
  private current: T;

  constructor(initial: T) {
    this.current = initial;
  }

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (!Object.is(value, this.current)) {
      this.current = value;
      this.listeners.forEach((listener) => listener());
    }
  }

  readonly get = (): T => this.current;

  /** Calls the listener after every change until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
