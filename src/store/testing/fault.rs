//! A store over another one whose nth operation fails, tears or comes too late.

use crate::store::layout::key::Span;
use crate::store::{Batch, Store, StoreError};
use std::cell::{Cell, RefCell};

/// What happens at the step.
#[derive(Clone, Debug)]
pub enum Mode {
    /// Nothing is done, and that is said.
    Refuse(StoreError),
    /// It is done, and the answer is lost.
    LoseAnswer,
    /// So many of the puts are done, as no store should.
    Tear(usize),
    /// It is done before the next operation, and the answer is lost.
    Delay,
}

/// The store.
#[derive(Debug)]
pub struct FaultStore<S> {
    pub inner: S,
    at: usize,
    mode: Mode,
    /// Operations so far.
    pub steps: Cell<usize>,
    late: RefCell<Option<Batch>>,
}

impl<S: Store> FaultStore<S> {
    /// Fails at the nth operation, counted from 1; 0 never.
    pub fn over(inner: S, at: usize, mode: Mode) -> Self {
        Self { inner, at, mode, steps: Cell::new(0), late: RefCell::default() }
    }

    async fn is_now(&self) -> bool {
        let late = self.late.borrow_mut().take();
        if let Some(batch) = late {
            // Nobody waits for what it says.
            _ = self.inner.commit(batch).await;
        }
        self.steps.set(self.steps.get() + 1);
        self.steps.get() == self.at
    }

    async fn look(&self) -> Result<(), StoreError> {
        match &self.mode {
            Mode::Refuse(error) if self.is_now().await => Err(error.clone()),
            Mode::Refuse(_) => Ok(()),
            _ if self.is_now().await => Err(StoreError::Timeout),
            _ => Ok(()),
        }
    }
}

impl<S: Store> Store for FaultStore<S> {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.look().await?;
        self.inner.read(spans).await
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        self.look().await?;
        self.inner.keys(spans).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        if !self.is_now().await {
            return self.inner.commit(batch).await;
        }
        match &self.mode {
            Mode::Refuse(error) => Err(error.clone()),
            Mode::LoseAnswer => {
                self.inner.commit(batch).await?;
                Err(StoreError::Closed)
            }
            Mode::Tear(puts) => {
                let puts = batch.puts.into_iter().take(*puts).collect();
                self.inner.commit(Batch { puts, ..batch }).await?;
                Err(StoreError::Unknown("torn".into()))
            }
            Mode::Delay => {
                self.late.replace(Some(batch));
                Err(StoreError::Timeout)
            }
        }
    }
}
