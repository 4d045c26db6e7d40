//! The frame of a worker: takes jobs, tells progress, posts answers.

use js_sys::{Array, Uint8Array};
use plumbline::protocol::{FromWorker, Reply, ToWorker, Work, decode, encode};
use std::ops::ControlFlow;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Serves jobs of one kind as long as the worker lives.
pub fn serve<W: Work + 'static>() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let mut work = W::default();
    let own = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        let Ok(ToWorker { id, job }) = decode::<ToWorker<W::Job>>(&bytes) else {
            post::<W>(&own, &FromWorker::NotUnderstood);
            return;
        };
        drop(bytes);
        let told = &mut |done, total| {
            post::<W>(&own, &FromWorker::Progress { id, done, total });
            // To cancel, the page ends the worker.
            ControlFlow::Continue(())
        };
        let reply = match work.run(job, told) {
            Ok(answer) => FromWorker::Done { id, answer },
            Err(fault) => FromWorker::Failed { id, fault },
        };
        post::<W>(&own, &reply);
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    post::<W>(&scope, &FromWorker::Ready);
}

fn post<W: Work>(scope: &DedicatedWorkerGlobalScope, reply: &Reply<W>) {
    let bytes = encode(reply).or_else(|_| encode(&Reply::<W>::NotUnderstood)).unwrap_or_default();
    let array = Uint8Array::from(bytes.as_slice());
    // The bytes move instead of being copied; a page that is gone takes none.
    _ = scope.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
}
