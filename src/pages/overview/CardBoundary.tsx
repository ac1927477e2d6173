import { Component, type ReactNode } from 'react';
import { failureOf } from '../../k8s/failure';

interface CardBoundaryProps {
  /** What stands in the card's place when it throws. */
  fallback: (message: string, again: () => void) => ReactNode;
  children: ReactNode;
}

/** Keeps what one card throws, while it is loaded or drawn, from the others. */
export class CardBoundary extends Component<CardBoundaryProps, { message: string | undefined }> {
  static getDerivedStateFromError(error: unknown) {
    return { message: failureOf(error).message };
  }

  override state: { message: string | undefined } = { message: undefined };

  override render() {
    const { message } = this.state;
    const { fallback, children } = this.props;
    return message === undefined
      ? children
      : fallback(message, () => this.setState({ message: undefined }));
  }
}
