import { Component, type ErrorInfo, type ReactNode } from 'react';
import ErrorBoundaryFallbackPage from '../console/error-fallback-page';

interface State {
  error?: Error;
  componentStack?: string;
}

/** Keeps a failing page from taking the console with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ componentStack: info.componentStack ?? '' });
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
