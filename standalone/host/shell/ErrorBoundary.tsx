import { Component, type ErrorInfo, type ReactNode } from 'react';
import ErrorBoundaryFallbackPage from '../console/error-fallback-page';

interface Props {
  children: ReactNode;
  /** Another one gives a failed page another chance; one that works stays as it is. */
  pathname: string;
}

interface State {
  error?: Error | undefined;
  componentStack?: string | undefined;
}

/** Keeps a failing page from taking the console with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ componentStack: info.componentStack ?? '' });
  }

  override componentDidUpdate({ pathname }: Props): void {
    if (this.state.error && pathname !== this.props.pathname) {
      // Undefined, as React only merges what is given.
      this.setState({ error: undefined, componentStack: undefined });
    }
  }

  override render(): ReactNode {
    const { error, componentStack } = this.state;
    if (!error) return this.props.children;
    return (
      <ErrorBoundaryFallbackPage
        title={error.name}
        errorMessage={error.message}
        stack={error.stack ?? ''}
        componentStack={componentStack ?? ''}
      />
    );
  }
}
